from django.core.management.base import BaseCommand

from example_project.demo.loader import PASSWORD, USERNAME, ensure_admin, load_demo


class Command(BaseCommand):
    help = "Loads the demo content. What is there already stays as it is."

    def handle(self, **options):
        admin = ensure_admin()
        made = load_demo(user=admin)
        if made:
            self.stdout.write(f"Made: {', '.join(made)}.")
        else:
            self.stdout.write("The demo content was there already and was left alone.")
        if admin.check_password(PASSWORD):
            self.stdout.write(f"Login: user “{USERNAME}”, password “{PASSWORD}”.")
        else:
            self.stdout.write(f"Login: user “{USERNAME}”, with the password you chose.")
