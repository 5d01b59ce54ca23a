from first_condition import publish_condition

publish_condition()
