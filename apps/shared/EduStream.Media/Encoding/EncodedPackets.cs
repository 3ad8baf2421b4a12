using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: checks the packets of an encoded file against the plan.</summary>
internal static class EncodedPackets
{
    /// <summary>Time stamp and key frame flag per packet, in the order of showing.</summary>
    internal static IReadOnlyList<(long Time, bool Key)> Parse(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split(',', 6))
            .Where(fields => fields.Length >= 5 && long.TryParse(fields[1], CultureInfo.InvariantCulture, out _))
            .Select(fields => (long.Parse(fields[1], CultureInfo.InvariantCulture), fields[4].StartsWith('K')))
            .Order(),
    ];

    /// <summary>Null when there are exactly the planned frames at their planned times, with a key frame at every group's border.</summary>
    internal static string? PictureFault(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, IReadOnlyList<(long Time, bool Key)> packets)
    {
        var frames = rendition.FramesIn(chunk);
        if (packets.Count != frames.Count)
        {
            return $"{packets.Count} frames instead of {frames.Count}";
        }

        for (var frame = 0; frame < packets.Count; frame++)
        {
            var planned = Ticks.At(plan.TimelineStart + ((chunk.FirstFrame + frames[frame]) / plan.FrameRate));
            if (Math.Abs(packets[frame].Time - planned) > 1)
            {
                return $"frame {frame} is at {packets[frame].Time} instead of {planned}";
            }

            if (frames[frame] % plan.GopOf(rendition) == 0 && !packets[frame].Key)
            {
                return $"frame {frame} is not a key frame";
            }
        }

        return null;
    }

    /// <summary>Null when the sound starts with the timeline, has no gap, and ends within one packet of the picture.</summary>
    internal static string? SoundFault(EncodingPlan plan, AudioRendition audio, IReadOnlyList<(long Time, bool Key)> packets)
    {
        var step = new Rational(1024, audio.SampleRate);
        var planned = (plan.Duration / step).Ceiling();
        if (Math.Abs(packets.Count - planned) > 1)
        {
            return $"{packets.Count} packets instead of {planned}";
        }

        for (var packet = 0; packet < packets.Count; packet++)
        {
            var time = Ticks.At(plan.TimelineStart + (packet * step));
            if (Math.Abs(packets[packet].Time - time) > 1)
            {
                return $"packet {packet} is at {packets[packet].Time} instead of {time}";
            }
        }

        return null;
    }
}
