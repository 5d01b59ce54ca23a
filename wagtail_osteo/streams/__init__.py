"""What StreamFields hold in the database, read without fetching what it names."""
