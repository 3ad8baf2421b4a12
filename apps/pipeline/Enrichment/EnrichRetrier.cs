using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Outcomes;
using EduStream.Media.SlideText;
using EduStream.Media.Speech;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Enrichment;

/// <summary>Begins another run of an enrichment that ended without everything, that was lost, or that never began. What is there is not made again.</summary>
internal sealed class EnrichRetrier(EnrichmentRuns runs, TextRecogniser slides, ISpeechRecognizer speech, ILogger<EnrichRetrier> logger)
{
    internal async Task<EnrichRetrial> RetryAsync(VersionEntry version, CancellationToken stop)
    {
        var run = await runs.FindAsync(version.VideoId, version.Version, stop);
        if (run.IsLive || run.IsBeginning)
        {
            return EnrichRetrial.InWork;
        }

        var before = run.Entry?.Parts ?? [];
        var kept = KeptParts.Of(before, slides.IsAvailable, speech.IsConfigured);
        if (run.HasEnded && kept.Count == before.Count)
        {
            return EnrichRetrial.Complete;
        }

        if (!await runs.BeginAsync(new EnrichVideoInput(version.VideoId, version.Version, version.UploadId, version.OwnerId, Kept: kept), run, stop))
        {
            return EnrichRetrial.InWork;
        }

        logger.EnrichmentStarted(version.VideoId, version.Version, EnrichVideoInput.WorkflowIdOf(version.VideoId, version.Version, run.Next));
        return EnrichRetrial.Begun;
    }
}

/// <summary>What came of asking for another run.</summary>
internal enum EnrichRetrial
{
    Begun,

    /// <summary>One is in work.</summary>
    InWork,

    /// <summary>Everything that can be made of this version here is there.</summary>
    Complete,
}
