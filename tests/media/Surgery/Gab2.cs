using System.Buffers.Binary;
using System.Text;

namespace EduStream.Testing.Media.Surgery;

/// <summary>Turns the sound of an AVI file into a subtitle track whose text is another file: players that guess its format used to open it as a playlist.</summary>
internal static class Gab2
{
    /// <summary>Every packet of sound that is large enough becomes the payload. <see cref="ArgumentException"/> when none is.</summary>
    internal static byte[] Inject(byte[] avi, string text)
    {
        var file = avi.ToArray();
        var payload = Payload(text);
        var injected = 0;
        for (var at = 0; at < file.Length - Head; at++)
        {
            if (Is(file, at, "strh") && Is(file, at + Head, "auds"))
            {
                Put(file, at + Head, "txts");
            }
            else if (Is(file, at, "01wb"))
            {
                Put(file, at, "01tx");
                var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
                if (length >= payload.Length && length < 100_000)
                {
                    payload.CopyTo(file, at + Head);
                    file.AsSpan(at + Head + payload.Length, length - payload.Length).Fill((byte)'\n');
                    injected++;
                }
            }
        }

        return injected > 0 ? file : throw new ArgumentException("No packet of sound is large enough.", nameof(avi));
    }

    private const int Head = 8;

    private static byte[] Payload(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var name = Encoding.Unicode.GetBytes("s\0");
        return [.. "GAB2\0"u8, 2, 0, .. Little(name.Length), .. name, 4, 0, .. Little(content.Length), .. content];
    }

    private static byte[] Little(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    private static bool Is(byte[] file, int at, string name) => at + 4 <= file.Length && Encoding.Latin1.GetString(file, at, 4) == name;

    private static void Put(byte[] file, int at, string name) => Encoding.Latin1.GetBytes(name, file.AsSpan(at));
}
