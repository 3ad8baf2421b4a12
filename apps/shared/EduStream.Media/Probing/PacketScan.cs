using System.Globalization;

namespace EduStream.Media.Probing;

/// <summary>Collects ffprobe's packet lines per stream.</summary>
internal sealed class PacketScan
{
    private readonly Dictionary<int, PacketTrack> tracks = [];

    /// <summary>Why reading broke down; null when it did not.</summary>
    internal Refusal? Broken { get; set; }

    internal PacketTrack? Track(int? stream) => stream is { } index ? tracks.GetValueOrDefault(index) : null;

    internal PacketScan Add(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Add(line);
        }

        return this;
    }

    /// <summary>Takes <c>stream,pts,dts,duration,flags[,...]</c>; lines of another form (side data) are none of our business.</summary>
    internal void Add(string line)
    {
        var fields = line.Split(',', 6);
        if (fields.Length < 5 || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var stream))
        {
            return;
        }

        var dts = Ticks(fields[2]);
        if ((Ticks(fields[1]) ?? dts) is { } pts)
        {
            if (!tracks.TryGetValue(stream, out var track))
            {
                tracks[stream] = track = new PacketTrack();
            }

            track.Add(pts, dts ?? pts, Ticks(fields[3]) ?? 0, fields[4].StartsWith('K'), fields[4].Contains('D', StringComparison.Ordinal));
        }
    }

    private static long? Ticks(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) ? ticks : null;
}
