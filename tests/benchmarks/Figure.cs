using System.Globalization;

namespace EduStream.Benchmarks;

/// <summary>One measured thing beside its peer.</summary>
/// <param name="Ours">Median of the rounds, in <paramref name="Unit"/>.</param>
/// <param name="Peers">Median of the rounds of the peer.</param>
/// <param name="Ratio">Median of ours / peer, round by round: holds when the machine's speed drifts.</param>
internal sealed record Figure(string Name, string Peer, string Unit, double Ours, double Peers, double Ratio, int Rounds)
{
    internal static Figure Of(string name, string peer, string unit, IReadOnlyList<(double Ours, double Peer)> rounds) => new(
        name, peer, unit, Median(rounds.Select(round => round.Ours)), Median(rounds.Select(round => round.Peer)), Median(rounds.Select(round => round.Ours / round.Peer)), rounds.Count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Ours:0.00} {Unit}, {Peer}: {Peers:0.00} {Unit}, ratio {Ratio:0.00} ({Rounds} rounds)");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
