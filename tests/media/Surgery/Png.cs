using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EduStream.Testing.Media.Surgery;

/// <summary>A black picture of any size in a few bytes per million pixels: a decompression bomb when it is large.</summary>
internal static class Png
{
    internal static byte[] Black(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1; // bit per pixel, grey
        var rows = new byte[(1 + ((width + 7) / 8)) * (long)height];
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", Zlib(rows)), .. Chunk("IEND", [])];
    }

    internal static byte[] Zlib(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Mp4.Words(data.Length), .. body, .. Mp4.Words(Crc(body))];
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var part in data)
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
