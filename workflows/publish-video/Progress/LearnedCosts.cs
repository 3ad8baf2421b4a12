using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// What work costs on this platform beside what was expected: encoding beside what the trial encodes promised, checking beside what it was reckoned to take, or, for sound alone,
/// beside encoding the same media. Learned from every published version, so that the time left is right before either of the next one has begun. For people only; without the
/// state store nothing is learned.
/// </summary>
internal sealed class LearnedCosts(DaprClient dapr, ILogger<LearnedCosts> logger)
{
    private const string Key = "speeds/costs";

    // Enough to know it, few enough for one question.
    private const int MostChunks = 32;

    // How much the newest version counts.
    private const double Newest = 0.3;

    /// <summary>Null when nothing is known yet.</summary>
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
            var verifies = await Read(chunks.Select(Steps.Verify));
            if (Share(encodes, verifies) is { } share)
            {
                var known = await ReadAsync(CancellationToken.None);
                await dapr.SaveStateAsync(Components.StateStore, Key, new CostRecord(
                    Blend(known?.Share, share)!.Value,
                    Blend(known?.EncodePerExpected, Surprise(plan, plan.ExpectedPace, chunks, encodes)),
                    Blend(known?.CheckPerExpected, Surprise(plan, plan.CheckingPace, chunks, verifies))));
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
    /// <param name="pace">Expected seconds per second of media.</param>
    internal static double? Surprise(PlanRecord plan, double? pace, IReadOnlyList<int> chunks, IReadOnlyList<StepRecord?> steps)
    {
        var done = chunks.Zip(steps).Where(pair => pair.Second is { Done: true }).ToList();
        var (expected, taken) = (done.Sum(pair => plan.SecondsOf(pair.First)) * pace, done.Sum(pair => pair.Second!.Seconds));
        return expected is > 0 && taken > 0 ? Math.Clamp(taken / expected.Value, 0.1, 10) : null;
    }

    private static double? Blend(double? known, double? newest) => newest is { } found ? ((known ?? found) * (1 - Newest)) + (found * Newest) : known;
}

/// <param name="Share">Seconds of checking per second of encoding.</param>
/// <param name="EncodePerExpected">Seconds of encoding per second that was expected; null when none was.</param>
/// <param name="CheckPerExpected">The same of checking.</param>
internal sealed record CostRecord(double Share, double? EncodePerExpected = null, double? CheckPerExpected = null)
{
    /// <summary>Before anything is learned.</summary>
    internal static CostRecord Usual { get; } = new(0.25);
}
