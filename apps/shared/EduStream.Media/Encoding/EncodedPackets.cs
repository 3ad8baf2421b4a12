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

            if (plan.IsBorder(rendition, chunk, frames[frame]) && !packets[frame].Key)
            {
                return $"frame {frame} is not a key frame";
            }
        }

        return null;
    }

    /// <summary>Null when the sound starts where its part of the timeline does, has no gap, and is complete; the very last packet may be missing or one too many.</summary>
    internal static string? SoundFault(EncodingPlan plan, AudioRendition audio, SoundWindow window, IReadOnlyList<(long Time, bool Key)> packets)
    {
        var step = new Rational(SoundWindow.SamplesPerPacket, audio.SampleRate);
        if (Math.Abs(packets.Count - window.Packets) > (window.Last ? 1 : 0))
        {
            return $"{packets.Count} packets instead of {window.Packets}";
        }

        for (var packet = 0; packet < packets.Count; packet++)
        {
            var time = Ticks.At(plan.TimelineStart + ((window.FirstPacket + packet) * step));
            if (Math.Abs(packets[packet].Time - time) > 1)
            {
                return $"packet {packet} is at {packets[packet].Time} instead of {time}";
            }
        }

        return null;
    }
}
