using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>
/// Pure: the rendition that carries the text of slides over a line of 50 kbit/s, sound included. One still a second, one key frame per segment, segments that are up
/// to five times as long as all others, and an encoder that takes its time: it has one picture a second. A page full of text takes 15 to 30 kB,
/// and in segments of four seconds it would have to fit into 11 again and again. The rate limit decides, not the quality: plain pages come out sharp.
/// </summary>
internal static class SlideMode
{
    private const int MaxRate = 22_000;
    private const int Crf = 27;
    private const int SegmentSpan = 5;
    private const int LargestShortSide = 720;

    /// <param name="fixedLadder">Sizes to choose from, best first.</param>
    internal static KeptRendition Rendition(EncodingPlan plan, IReadOnlyList<VideoRendition> fixedLadder)
    {
        var size = fixedLadder.FirstOrDefault(rendition => Math.Min(rendition.Width, rendition.Height) <= LargestShortSide) ?? fixedLadder[^1];
        var rendition = size with
        {
            Id = $"{size.Id}-text",
            Crf = Crf,
            MaxRate = MaxRate,
            FrameStep = plan.FramesPerGop % 2 == 0 ? plan.FramesPerGop / 2 : plan.FramesPerGop,
            WholeSegmentGop = true,
            SegmentSpan = SegmentSpan,
            Preset = "veryslow",
            // At one picture a second a decoder that waits for pictures to reorder waits for seconds: browsers then never begin to play.
            // A key frame at a change of slides would end the segment. Edges, not the impression of detail, make text legible. With more pictures to refer to than four it
            // would be a stream of level 5, for which not every phone has a decoder.
            EncoderParams = "bframes=0:ref=4:scenecut=0:psy=0",
        };
        return new KeptRendition(rendition, MaxRate, null, LadderReasons.SlideMode);
    }
}
