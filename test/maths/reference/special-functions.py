"""Reference values of special functions, independent of the code under test: mpmath 1.3.0, at least 40 digits, seed 1.

Incomplete gamma and beta functions are summed from their series with positive terms only; quantiles are polished by
Newton's method in the same arithmetic from a start by bisection. Run: python3 special-functions.py > special-functions.json
"""

import json
import random

from mpmath import beta, erf, erfc, exp, gamma, log, loggamma, mp, mpf, ncdf, npdf, sqrt, pi

random.seed(1)
mp.dps = 60
rows = {}


def emit(name, arguments, value):
    rows.setdefault(name, []).append([*arguments, float(value)])


def gamma_p(a, x):
    a, x = mpf(a), mpf(x)
    term = total = mpf(1)
    n = a
    while term > total * mpf(10) ** -mp.dps:
        n += 1
        term *= x / n
        total += term
    return total * exp(a * log(x) - x - loggamma(a + 1))


def beta_i(x, a, b):
    x, a, b = mpf(x), mpf(a), mpf(b)
    if x > a / (a + b):
        return 1 - beta_i(1 - x, b, a)
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -mp.dps:
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    return total * exp(a * log(x) + b * log(1 - x) - log(a) - loggamma(a) - loggamma(b) + loggamma(a + b))


def student_cdf(t, n):
    t, n = mpf(t), mpf(n)
    tail = beta_i(n / (n + t * t), n / 2, mpf(1) / 2) / 2
    return tail if t < 0 else 1 - tail


def root(f, target, low, high):
    """Where the rising f reaches target, by bisection to 40 digits."""
    low, high, target = mpf(low), mpf(high), mpf(target)
    for _ in range(135):
        middle = (low + high) / 2
        if f(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def level(i):
    return random.random() if i % 2 else 10 ** random.uniform(-12, -1)


for x in [1e-300, 1e-10, 0.01, 0.3, 0.5, 0.7, 0.99, 0.999999, 1.0000001, 1.2, 1.5, 1.7, 1.99, 1.9999999, 2.000001, 2.2,
          2.5, 2.6, 3.5, 4.5, 7.7, 9.99, 10.5, 15.25, 50.5, 1000.5, 1e6, 1e10]:
    emit("logGamma", [x], loggamma(mpf(x)))
for i in range(24):
    x = random.uniform(-6, 26)
    emit("erfc", [x], erfc(mpf(x)))
    x = random.uniform(-3, 3)
    emit("erf", [x], erf(mpf(x)))
    x = random.uniform(-35, 8)
    emit("normalCdf", [x], ncdf(mpf(x)))
    p = random.random() if i % 2 else 10 ** random.uniform(-300, 0)
    emit("normalQuantile", [p], root(lambda z: ncdf(z), p, -40, 10))
for i in range(40):
    a = 10 ** random.uniform(-3, 3.3)
    x = a * 10 ** random.uniform(-1, 0.4) if i % 2 else 10 ** random.uniform(-3, 2.3)
    mp.dps = 150
    p = gamma_p(a, x)
    if p > 1e-120:
        emit("regularizedGammaP", [a, x], p)
    if 1 - p > 1e-120:
        emit("regularizedGammaQ", [a, x], 1 - p)
    mp.dps = 40
    a = 10 ** random.uniform(-1.5, 3)
    p = level(i)
    centre = log(mpf(a)) - 400 / min(a, 1), log(mpf(a)) + 8
    emit("gammaQuantile", [p, a, 1], exp(root(lambda y: gamma_p(a, exp(y)), p, *centre)))
    emit("gammaUpperQuantile", [p, a, 1], exp(root(lambda y: gamma_p(a, exp(y)), 1 - mpf(p), *centre)))
for i in range(40):
    a, b, p = 10 ** random.uniform(-1, 2.5), 10 ** random.uniform(-1, 2.5), level(i)
    x = random.uniform(0, 1) ** (1 / a)
    if 1e-100 < x < 1:
        emit("regularizedBeta", [x, a, b], beta_i(x, a, b))
    emit("betaQuantile", [p, a, b], exp(root(lambda y: beta_i(exp(y), a, b), p, -300, 0)))
    n = random.choice([1, 2, 2.5, 3, 5, 10, 29, 99, 999])
    t = random.uniform(-6, 4)
    emit("studentTCdf", [t, n], student_cdf(t, n))
    bound = mpf(10) ** (14 / n + 2)
    emit("studentTQuantile", [p, n], root(lambda t: student_cdf(t, n), p, -bound, bound))

print(json.dumps({"source": "special-functions.py, mpmath 1.3.0, seed 1", **rows}, indent=1))
