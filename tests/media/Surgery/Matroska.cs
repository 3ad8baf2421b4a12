using System.Buffers.Binary;
using System.Text;

namespace EduStream.Testing.Media.Surgery;

/// <summary>Writes small Matroska files element by element (RFC 9559): what no muxer would write.</summary>
internal static class Matroska
{
    /// <summary>A file without an index and without a length. Times of frames are milliseconds; each has a cluster of its own.</summary>
    internal static byte[] File(IEnumerable<byte[]> tracks, IEnumerable<(long Time, byte[] Data)> frames) =>
    [
        .. Element(0x1A45DFA3, Text(0x4282, "matroska"), Number(0x4287, 4), Number(0x4285, 2)),
        .. Element(
            0x18538067,
            Element(0x1549A966, Number(0x2AD7B1, 1_000_000)),
            Element(0x1654AE6B, [.. tracks]),
            [.. frames.SelectMany(frame => Element(0x1F43B675, Number(0xE7, frame.Time), Element(0xA3, FirstTrackKeyFrame, frame.Data)))]),
    ];

    /// <summary>A picture track as Video for Windows names codecs, by four characters.</summary>
    internal static byte[] Picture(int number, string fourCharacters, int width, int height, params byte[][] more)
    {
        var header = new byte[40];
        BinaryPrimitives.WriteInt32LittleEndian(header, header.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), height);
        header[12] = 1;
        header[14] = 24;
        Encoding.ASCII.GetBytes(fourCharacters, header.AsSpan(16));
        return Track(number, 1, "V_MS/VFW/FOURCC", [Element(0x63A2, header), Element(0xE0, Number(0xB0, width), Number(0xBA, height)), .. more]);
    }

    /// <summary>A track of type 1 (picture), 2 (sound) or 17 (subtitles).</summary>
    internal static byte[] Track(int number, int type, string codec, params byte[][] more) =>
        Element(0xAE, [Number(0xD7, number), Number(0x73C5, number), Number(0x83, type), Text(0x86, codec), .. more]);

    /// <summary>Frames of the track are compressed with zlib.</summary>
    internal static byte[] Zlib => Element(0x6D80, Element(0x6240, Number(0x5031, 0), Number(0x5032, 1), Number(0x5033, 0), Element(0x5034, Number(0x4254, 0))));

    internal static byte[] Text(long id, string text) => Element(id, Encoding.UTF8.GetBytes(text));

    internal static byte[] Number(long id, long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Element(id, bytes);
    }

    /// <summary>The duration in the header, which must have been written as a number of eight bytes.</summary>
    internal static byte[] WithDuration(byte[] file, double milliseconds)
    {
        ReadOnlySpan<byte> head = [0x44, 0x89, 0x88];
        BinaryPrimitives.WriteDoubleBigEndian(file.AsSpan(file.AsSpan().IndexOf(head) + head.Length), milliseconds);
        return file;
    }

    /// <summary>Sizes are always written with eight bytes.</summary>
    internal static byte[] Element(long id, params byte[][] content)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, content.Sum(part => (long)part.Length));
        size[0] = 1;
        return [.. IdBytes(id), .. size, .. content.SelectMany(part => part)];
    }

    private static byte[] FirstTrackKeyFrame => [0x81, 0, 0, 0x80];

    private static byte[] IdBytes(long id)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id);
        return bytes[Array.FindIndex(bytes, part => part != 0)..];
    }
}
