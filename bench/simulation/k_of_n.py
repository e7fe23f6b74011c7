"""SimPy's side of bench/simulation.ts: components with crews, state changes (failures and repairs) a second.

Usage: k_of_n.py COMPONENTS CREWS HOURS SHAPE; a shape of 1 is exponential. MTTF 1000 h, MTTR 10 h.
"""
import math
import random
import sys
import time

import simpy

count, crews, hours, shape = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
scale = 1000 / math.gamma(1 + 1 / shape)
draws = random.Random(1)
changes = 0


def life():
    return draws.expovariate(1 / 1000) if shape == 1 else draws.weibullvariate(scale, shape)


def component(env, people):
    global changes
    while True:
        yield env.timeout(life())
        changes += 1
        with people.request() as request:
            yield request
            yield env.timeout(draws.expovariate(1 / 10))
        changes += 1


env = simpy.Environment()
people = simpy.Resource(env, crews)
for _ in range(count):
    env.process(component(env, people))
began = time.process_time()
env.run(hours)
print(changes / (time.process_time() - began))
