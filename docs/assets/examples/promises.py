"""How many promises with a number were kept, by how firmly they were worded?"""

import pandas

promises = pandas.read_csv("commitments.csv")
numbered = promises[promises.target.notna()]
print(pandas.crosstab(numbered.strength, numbered.verdict))
