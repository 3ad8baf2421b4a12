using System.Globalization;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Takes what one picture carries: triplets of <c>cc_data</c> (CTA-708, 4.4), a type and two bytes each.</summary>
internal delegate void CaptionPacketHandler(TimeSpan at, ReadOnlySpan<byte> data);

/// <summary>
/// Reads what ffprobe says of packets with their data: lines like <c>pts_time=1.040000</c>, <c>data=</c>, and sixteen bytes a line as in
/// <c>00000000: fc94 20fd 8080  .. ..</c>.
/// </summary>
internal sealed class CaptionPackets(CaptionPacketHandler handler)
{
    internal const int Triplet = 3;

    // cc_count has five bits. Two pictures in one message are twice that.
    private const int MostBytes = 2 * 31 * Triplet;
    private const int HexAt = 10;
    private const int HexLength = 40;
    private const string TimeMark = "pts_time=";

    private readonly byte[] data = new byte[MostBytes];
    private int length;
    private TimeSpan at;

    internal void Line(string line)
    {
        if (line.StartsWith(TimeMark, StringComparison.Ordinal))
        {
            HandOn();
            at = Time(line.AsSpan(TimeMark.Length)) is { } time && time > at ? time : at;
        }
        else if (line.Length > HexAt && line[HexAt - 2] == ':')
        {
            Bytes(line.AsSpan(HexAt, Math.Min(HexLength, line.Length - HexAt)));
        }
    }

    /// <summary>The time of the last packet.</summary>
    internal TimeSpan Finish()
    {
        HandOn();
        return at;
    }

    private void HandOn()
    {
        handler(at, data.AsSpan(0, length));
        length = 0;
    }

    private void Bytes(ReadOnlySpan<char> hex)
    {
        for (var i = 0; i + 1 < hex.Length && length < MostBytes; i += hex[i] == ' ' ? 1 : 2)
        {
            if (byte.TryParse(hex.Slice(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                data[length++] = value;
            }
        }
    }

    // A picture without a time, or with one that no video reaches, counts as shown with the one before.
    private static TimeSpan? Time(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
}
