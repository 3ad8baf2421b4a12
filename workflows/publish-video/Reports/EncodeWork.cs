using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Reports;

/// <summary>What the encodes of a version took, from their progress records.</summary>
internal sealed class EncodeWork(DaprClient dapr)
{
    private const int KeysAtOnce = 64;

    /// <summary>Core seconds of the last attempts; null when some record is gone or the state store is away: a report is worth no retry.</summary>
    internal async Task<double?> CoreSecondsAsync(PublishVideoInput version, EncodingPlan plan)
    {
        try
        {
            var seconds = 0.0;
            foreach (var chunks in Enumerable.Range(0, plan.ChunkCount).Chunk(KeysAtOnce))
            {
                var keys = chunks.ToDictionary(chunk => StepRecord.KeyOf(version.VideoId, version.Version, Steps.Encode(chunk)));
                var found = await dapr.GetBulkStateAsync<StepRecord?>(Components.StateStore, [.. keys.Keys], parallelism: null);
                var done = found.Where(item => item.Value is { Done: true }).ToList();
                if (done.Count < keys.Count)
                {
                    return null;
                }

                seconds += done.Sum(item => item.Value!.Seconds * Math.Min(plan.ThreadsOf(keys[item.Key]), Environment.ProcessorCount));
            }

            return seconds;
        }
        catch (DaprException)
        {
            return null;
        }
    }
}
