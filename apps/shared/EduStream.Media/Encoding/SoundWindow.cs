using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>
/// The part of a sound that one run encodes, in whole AAC packets. Neighbouring packets overlap and are added when they are decoded, so a part
/// encodes a little more on both sides and drops that: put together, the parts sound like one encode of the whole.
/// <code>
/// picture    |chunk 0        |chunk 1        |chunk 2
/// packets    |--|--|--|--|--|--|--|--|--|--|--|--|--|     a packet belongs to the chunk in which it begins
/// part 1              ......|--|--|--|--|--|...           dots: encoded and dropped
/// </code>
/// </summary>
/// <param name="FirstPacket">From the start of the timeline.</param>
/// <param name="Packets">Packets that are kept.</param>
/// <param name="Lead">Packets that are encoded before the first one and dropped.</param>
/// <param name="Last">The sound ends with this part.</param>
internal sealed record SoundWindow(long FirstPacket, long Packets, int Lead, bool Last)
{
    internal const int SamplesPerPacket = 1024;

    // One to overlap with, the others for the encoder to find its bit rate.
    private const int MostLead = 4;
    private const int Tail = 2;

    /// <summary>Where the encoder begins, in samples from the start of the timeline.</summary>
    internal long FirstSample => (FirstPacket - Lead) * SamplesPerPacket;

    /// <summary>Samples that are encoded, of a sound of <paramref name="all"/> samples.</summary>
    internal long Samples(long all) => (Last ? all : Math.Min(all, (FirstPacket + Packets + Tail) * SamplesPerPacket)) - FirstSample;

    /// <summary>The sound beside the pictures of a chunk.</summary>
    internal static SoundWindow Of(EncodingPlan plan, AudioRendition audio, ChunkPlan chunk)
    {
        var rate = new Rational(audio.SampleRate, SamplesPerPacket);
        var first = (chunk.FirstFrame / plan.FrameRate * rate).Ceiling();
        var end = ((chunk.FirstFrame + chunk.Frames) / plan.FrameRate * rate).Ceiling();
        return new SoundWindow(first, end - first, (int)Math.Min(MostLead, first), chunk.FirstFrame + chunk.Frames >= plan.TotalFrames);
    }

    /// <summary>The sound of the whole video.</summary>
    internal static SoundWindow Whole(EncodingPlan plan, AudioRendition audio) =>
        new(0, (plan.Duration * audio.SampleRate / SamplesPerPacket).Ceiling(), 0, Last: true);
}
