using Dapr;
using Dapr.Client;
using EduStream.Contracts;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// What checking costs on this platform, as a share of what encoding the same media cost: learned from every published version, so that the time left is right before the
/// checks of the next one have begun. For people only; without the state store nothing is learned.
/// </summary>
internal sealed class VerifyCost(DaprClient dapr, ILogger<VerifyCost> logger)
{
    private const string Key = "speeds/verify-per-encode";

    // Enough to know it, few enough for one question.
    private const int MostChunks = 32;

    // How much the newest version counts.
    private const double Newest = 0.3;

    /// <summary>Null when nothing is known.</summary>
    internal async Task<double?> ReadAsync(CancellationToken stop) =>
        (await dapr.GetStateAsync<CostRecord?>(Components.StateStore, Key, cancellationToken: stop))?.Share;

    internal async Task LearnAsync(VideoId videoId, int version)
    {
        try
        {
            if (await dapr.GetStateAsync<PlanRecord?>(Components.StateStore, PlanRecord.KeyOf(videoId, version)) is not { } plan)
            {
                return;
            }

            var chunks = Enumerable.Range(0, Math.Min(MostChunks, plan.Chunks)).ToList();
            if (Share(await Read(chunks.Select(Steps.Encode)), await Read(chunks.Select(Steps.Verify))) is { } share)
            {
                var known = await ReadAsync(CancellationToken.None);
                await dapr.SaveStateAsync(Components.StateStore, Key, new CostRecord(((known ?? share) * (1 - Newest)) + (share * Newest)));
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

    private sealed record CostRecord(double Share);
}
