"""The rules: one prohibition, one file. Adding one means writing its page and its cases, and listing it here."""

from visavis.decisions.offers.rules.disc_age import DISC_AGE
from visavis.decisions.offers.rules.disc_sex import DISC_SEX
from visavis.decisions.offers.rules.fee_to_jobseeker import FEE_TO_JOBSEEKER
from visavis.decisions.offers.rules.pay_below_smic import PAY_BELOW_SMIC

RULES = (DISC_SEX, DISC_AGE, PAY_BELOW_SMIC, FEE_TO_JOBSEEKER)
