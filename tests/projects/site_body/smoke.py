from first_condition import condition_model, publish_condition

html = publish_condition()
assert "A spasm means that something is torn" in html
sections = condition_model()._meta.get_field("body").stream_block.child_blocks
assert "myth" in sections
assert "rich_text" not in sections
