using System.Globalization;

namespace EduStream.Benchmarks;

/// <summary>One measured thing beside its peer.</summary>
/// <param name="Ours">Median of the rounds, in <paramref name="Unit"/>.</param>
/// <param name="Peers">Median of the rounds of the peer; null when it was not run.</param>
/// <param name="Ratio">Median of ours / peer, round by round: holds when the machine's speed drifts.</param>
/// <param name="Recorded">What the peer did at another time on a machine of this kind: a hint, not a measurement.</param>
internal sealed record Figure(string Name, string Peer, string Unit, double Ours, double? Peers, double? Ratio, int Rounds, double? Recorded = null)
{
    internal static Figure Of(string name, string peer, string unit, IReadOnlyList<(double Ours, double Peer)> rounds) => new(
        name, peer, unit, Median(rounds.Select(round => round.Ours)), Median(rounds.Select(round => round.Peer)), Median(rounds.Select(round => round.Ours / round.Peer)), rounds.Count);

    /// <summary>Without its peer.</summary>
    internal static Figure Alone(string name, string peer, string unit, IReadOnlyList<double> rounds, double? recorded) => new(name, peer, unit, Median(rounds), null, null, rounds.Count, recorded);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Ours:0.00} {Unit}{Beside()} ({Rounds} rounds)");

    private string Beside() => this switch
    {
        { Peers: { } peers } => string.Create(CultureInfo.InvariantCulture, $", {Peer}: {peers:0.00} {Unit}, ratio {Ratio:0.00}"),
        { Recorded: { } recorded } => string.Create(CultureInfo.InvariantCulture, $", {Peer}: not run, recorded {recorded:0.##} {Unit} at another time, {Ours / recorded:0.00} times that"),
        _ => "",
    };

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
