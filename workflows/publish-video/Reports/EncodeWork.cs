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
            foreach (var keys in Enumerable.Range(0, plan.ChunkCount).Select(chunk => StepRecord.KeyOf(version.VideoId, version.Version, Steps.Encode(chunk))).Chunk(KeysAtOnce))
            {
                var found = await dapr.GetBulkStateAsync<StepRecord?>(Components.StateStore, keys, parallelism: null);
                var records = found.Select(item => item.Value).OfType<StepRecord>().Where(record => record.Done).ToList();
                if (records.Count < keys.Length)
                {
                    return null;
                }

                seconds += records.Sum(record => record.Seconds);
            }

            return seconds * Math.Min(plan.Threads, Environment.ProcessorCount);
        }
        catch (DaprException)
        {
            return null;
        }
    }
}
