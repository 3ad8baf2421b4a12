using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Verifying;

namespace EduStream.PublishVideo.Work;

/// <summary>Pure: what must come out of the decoder.</summary>
internal static class Expected
{
    // An AAC packet holds 1024 samples; priming and the last, half-filled packet may each shift an end by one.
    private const double SamplesPerPacket = 1024;

    /// <summary>Every picture of the chunk, at its time.</summary>
    internal static IEnumerable<string> Faults(EncodingPlan plan, ChunkPlan chunk, DecodedTrack decoded)
    {
        var start = (plan.TimelineStart + (chunk.FirstFrame / plan.FrameRate)).Value;
        var frames = plan.Video.FirstOrDefault(rendition => rendition.Id == decoded.Track)?.FramesIn(chunk) ?? [];
        var end = (plan.TimelineStart + ((chunk.FirstFrame + (frames.Count > 0 ? frames[^1] : 0) + 1) / plan.FrameRate)).Value;
        var frame = plan.FrameRate.Inverse.Value;
        if (decoded.Frames != frames.Count)
        {
            yield return Sentence($"{decoded.Track}, chunk {chunk.Index}: {decoded.Frames} of {frames.Count} pictures decode.");
        }

        foreach (var fault in TimeFaults(decoded, start, end, frame / 2).Concat(decoded.Errors))
        {
            yield return fault;
        }
    }

    /// <summary>Sound from the first picture to the end of the last.</summary>
    internal static IEnumerable<string> AudioFaults(EncodingPlan plan, DecodedTrack decoded)
    {
        var tolerance = 2 * SamplesPerPacket / plan.Audio.First(rendition => rendition.Id == decoded.Track).SampleRate;
        var start = plan.TimelineStart.Value;
        return TimeFaults(decoded, start, start + plan.Duration.Value, tolerance).Concat(decoded.Errors);
    }

    private static IEnumerable<string> TimeFaults(DecodedTrack decoded, double start, double end, double tolerance)
    {
        if (Math.Abs(decoded.StartSeconds - start) > tolerance)
        {
            yield return Sentence($"{decoded.Track}: begins at {decoded.StartSeconds:0.000} s instead of {start:0.000} s.");
        }

        if (Math.Abs(decoded.EndSeconds - end) > tolerance)
        {
            yield return Sentence($"{decoded.Track}: ends at {decoded.EndSeconds:0.000} s instead of {end:0.000} s.");
        }
    }

    private static string Sentence(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
