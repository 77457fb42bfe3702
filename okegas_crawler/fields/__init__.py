"""The fields of an article as its page prints them, one module a field or kind of field.

The selectors follow WordPress's conventions as seen under seven themes and on several hundred news sites, never one
theme. Where sources differ in how often they are right, the better one comes first.
"""
