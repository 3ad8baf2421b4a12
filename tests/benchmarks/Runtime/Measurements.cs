namespace EduStream.Benchmarks.Runtime;

/// <summary>What one runtime did in the rounds so far, by the name of the figure.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, (string Unit, List<double> Rounds)> _taken = [];

    internal IEnumerable<string> Names => _taken.Keys;

    internal void Add(string name, string unit, double value)
    {
        if (!_taken.TryGetValue(name, out var taken)) { _taken[name] = taken = (unit, []); }
        taken.Rounds.Add(value);
    }

    internal string Unit(string name) => _taken[name].Unit;

    internal IReadOnlyList<double> Rounds(string name) => _taken.TryGetValue(name, out var taken) ? taken.Rounds : [];
}
