"""The home of a jobseeker: what is next, what is asked, who looked."""
