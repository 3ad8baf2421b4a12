using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// What work costs on this platform beside what was expected: checking as a share of encoding the same media, and encoding as a share of what the trial encodes promised. Learned
/// from every published version, so that the time left is right before either of the next one has begun. For people only; without the state store nothing is learned.
/// </summary>
internal sealed class LearnedCosts(DaprClient dapr, ILogger<LearnedCosts> logger)
{
    private const string Key = "speeds/verify-per-encode";

    // Enough to know it, few enough for one question.
    private const int MostChunks = 32;

    // How much the newest version counts.
    private const double Newest = 0.3;

    /// <summary>Null when nothing is known.</summary>
    internal Task<CostRecord?> ReadAsync(CancellationToken stop) => dapr.GetStateAsync<CostRecord?>(Components.StateStore, Key, cancellationToken: stop)!;

    internal async Task LearnAsync(VideoId videoId, int version)
    {
        try
        {
            if (await dapr.GetStateAsync<PlanRecord?>(Components.StateStore, PlanRecord.KeyOf(videoId, version)) is not { } plan)
            {
                return;
            }

            var chunks = ChunkOrder.Of(plan.Chunks).Take(MostChunks).ToList();
            var encodes = await Read(chunks.Select(Steps.Encode));
            if (Share(encodes, await Read(chunks.Select(Steps.Verify))) is { } share)
            {
                var known = await ReadAsync(CancellationToken.None);
                var surprise = Surprise(plan, chunks, encodes);
                await dapr.SaveStateAsync(
                    Components.StateStore, Key, new CostRecord(Blend(known?.Share, share), surprise is { } factor ? Blend(known?.EncodePerExpected, factor) : known?.EncodePerExpected));
            }
        }
        catch (DaprException error)
        {
            logger.ProgressNotRead(Key, error);
        }

        async Task<IReadOnlyList<StepRecord?>> Read(IEnumerable<string> steps)
        {
            var keys = steps.Select(step => StepRecord.KeyOf(videoId, version, step)).ToList();
            var found = await dapr.GetBulkStateAsync<StepRecord?>(Components.StateStore, keys, parallelism: null);
            var byKey = found.ToDictionary(item => item.Key, item => item.Value);
            return [.. keys.Select(key => byKey.GetValueOrDefault(key))];
        }
    }

    /// <summary>Over the chunks of which both are measured; null when that is too little to tell.</summary>
    internal static double? Share(IReadOnlyList<StepRecord?> encodes, IReadOnlyList<StepRecord?> verifies)
    {
        var both = encodes.Zip(verifies).Where(pair => pair is { First.Done: true, Second.Done: true }).ToList();
        var (encoding, verifying) = (both.Sum(pair => pair.First!.Seconds), both.Sum(pair => pair.Second!.Seconds));
        return encoding < 3 || verifying <= 0 ? null : Math.Clamp(verifying / encoding, 0.01, 10);
    }

    /// <summary>What the chunks took beside what they were expected to; null when nothing was expected.</summary>
    internal static double? Surprise(PlanRecord plan, IReadOnlyList<int> chunks, IReadOnlyList<StepRecord?> encodes)
    {
        var done = chunks.Zip(encodes).Where(pair => pair.Second is { Done: true }).ToList();
        var (expected, taken) = (done.Sum(pair => plan.SecondsOf(pair.First)) * plan.ExpectedPace, done.Sum(pair => pair.Second!.Seconds));
        return expected is > 0 && taken > 0 ? Math.Clamp(taken / expected.Value, 0.1, 10) : null;
    }

    private static double Blend(double? known, double newest) => ((known ?? newest) * (1 - Newest)) + (newest * Newest);
}

/// <param name="Share">Seconds of checking per second of encoding.</param>
/// <param name="EncodePerExpected">Seconds of encoding per second that was expected; null when none was.</param>
internal sealed record CostRecord(double Share, double? EncodePerExpected = null);
