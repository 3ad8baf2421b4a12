using EduStream.Testing.Load;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>Kills the runtime and the workers in an order and after delays that a seed decides.</summary>
internal sealed class Kills(EngineUnderFire engine, int seed)
{
    private readonly Random _random = new(seed);
    private readonly int[] _counts = new int[engine.Victims.Count];

    /// <summary>By victim, the runtime first.</summary>
    internal IReadOnlyList<int> Counts => _counts;

    internal async Task RunAsync(int kills)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            // Half of the kills are for the runtime; one in five comes while the last victim is still starting.
            var victim = _random.Next(2) == 0 ? 0 : _random.Next(1, engine.Victims.Count);
            var (delay, pause) = (TimeSpan.FromMilliseconds(_random.Next(900)), TimeSpan.FromMilliseconds(_random.Next(200)));
            if (_random.Next(5) > 0) { await engine.ReadyAsync(); }
            await Task.Delay(delay);
            await engine.Victims[victim].KillAsync();
            _counts[victim]++;
            await Task.Delay(pause);
            await engine.Victims[victim].StartAsync();
        }

        await engine.ReadyAsync();
    }
}
