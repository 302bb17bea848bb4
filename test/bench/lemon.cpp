// LEMON's network simplex on an assignment problem, for bench:matching. Reads binary numbers from
// standard input (test/bench/matching.js writes them); prints milliseconds and cost.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

static std::vector<int32_t> read(size_t count) {
  std::vector<int32_t> values(count);
  if (fread(values.data(), sizeof(int32_t), count, stdin) != count) throw "input ends too early";
  return values;
}

int main() {
  using lemon::SmartDigraph;
  const auto head = read(4);
  const int candidates = head[0], mentors = head[1], unassigned_cost = head[2], load_step = head[3];
  const auto capacities = read(mentors), row_start = read(candidates + 1);
  const auto columns = read(row_start[candidates]), costs = read(row_start[candidates]);

  // Candidates send one unit each to the sink: by a mentor, or straight for unassigned_cost.
  SmartDigraph graph;
  std::vector<int> upper;
  std::vector<long long> cost;
  for (int node = 0; node <= candidates + mentors; node++) graph.addNode();
  const auto sink = graph.nodeFromId(candidates + mentors);
  const auto arc = [&](int from, SmartDigraph::Node to, int capacity, long long price) {
    graph.addArc(graph.nodeFromId(from), to);
    upper.push_back(capacity);
    cost.push_back(price);
  };
  for (int i = 0; i < candidates; i++) {
    for (int e = row_start[i]; e < row_start[i + 1]; e++)
      arc(i, graph.nodeFromId(candidates + columns[e]), 1, costs[e]);
    arc(i, sink, 1, unassigned_cost);
  }
  for (int j = 0; j < mentors; j++) {
    if (load_step == 0) arc(candidates + j, sink, capacities[j], 0);
    else for (int k = 0; k < capacities[j]; k++) arc(candidates + j, sink, 1, (long long)k * load_step);
  }

  const auto start = std::chrono::steady_clock::now();
  SmartDigraph::ArcMap<int> uppers(graph);
  SmartDigraph::ArcMap<long long> prices(graph);
  for (size_t a = 0; a < upper.size(); a++) {
    uppers[graph.arcFromId(a)] = upper[a];
    prices[graph.arcFromId(a)] = cost[a];
  }
  SmartDigraph::NodeMap<int> supply(graph, 0);
  for (int i = 0; i < candidates; i++) supply[graph.nodeFromId(i)] = 1;
  supply[sink] = -candidates;
  lemon::NetworkSimplex<SmartDigraph, int, long long> simplex(graph);
  simplex.upperMap(uppers).costMap(prices).supplyMap(supply).run();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  printf("%.3f %lld\n", taken.count(), simplex.totalCost<long long>());
}
