namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>What a media segment says, in the track's timescale.</summary>
/// <param name="Start">Presentation time of the sample shown first, edit list applied.</param>
/// <param name="Duration">Sum of the samples' durations.</param>
/// <param name="Samples">Pictures, or packets of sound.</param>
/// <param name="KeyFrameEnd">See <see cref="KeyFrame.End"/>.</param>
internal sealed record SegmentFacts(long Start, long Duration, int Samples, long? KeyFrameEnd = null);

/// <summary>Pure: reads the movie fragments of a media segment (ISO/IEC 14496-12, 8.8). <see cref="InvalidDataException"/> when it is malformed.</summary>
internal static class SegmentReader
{
    private const int MostSamples = 1_000_000;

    /// <param name="editOffset">See <see cref="InitReader.EditOffset"/>.</param>
    internal static SegmentFacts Read(ReadOnlyMemory<byte> data, long editOffset)
    {
        var (start, duration, samples) = (long.MaxValue, 0L, 0);
        foreach (var box in Box.Read(data).Where(box => box.Type == "moof"))
        {
            var traf = box.Child("traf");
            var tfdt = traf.Child("tfdt");
            var decodeTime = tfdt.Version == 1 ? tfdt.Int64(4) : tfdt.UInt32(4);
            var defaultDuration = DefaultDuration(traf.Child("tfhd"));
            foreach (var trun in traf.Children().Where(child => child.Type == "trun"))
            {
                foreach (var (sampleDuration, compositionOffset) in Samples(trun, defaultDuration))
                {
                    start = Math.Min(start, decodeTime + compositionOffset - editOffset);
                    decodeTime += sampleDuration;
                    duration += sampleDuration;
                    samples++;
                }
            }
        }

        return samples > 0 ? new SegmentFacts(start, duration, samples, KeyFrame.End(data)) : throw new InvalidDataException("A segment without samples.");
    }

    private static uint? DefaultDuration(Box tfhd)
    {
        var flags = tfhd.Flags;
        var at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
        return (flags & 0x8) != 0 ? tfhd.UInt32(at) : null;
    }

    private static IEnumerable<(long Duration, long CompositionOffset)> Samples(Box trun, uint? defaultDuration)
    {
        var flags = trun.Flags;
        var count = trun.UInt32(4);
        if (count > MostSamples)
        {
            throw new InvalidDataException($"{count} samples in one run.");
        }

        var at = 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
        for (var sample = 0; sample < count; sample++)
        {
            long duration = (flags & 0x100) != 0 ? trun.UInt32(Advance(ref at)) : defaultDuration ?? throw new InvalidDataException("A sample without duration.");
            at += ((flags & 0x200) != 0 ? 4 : 0) + ((flags & 0x400) != 0 ? 4 : 0);

            // Version 0 is unsigned by the standard; offsets above 2^31 do not exist in practice, so both read alike.
            long offset = (flags & 0x800) != 0 ? (int)trun.UInt32(Advance(ref at)) : 0;
            yield return (duration, offset);
        }
    }

    private static int Advance(ref int at)
    {
        at += 4;
        return at - 4;
    }
}
