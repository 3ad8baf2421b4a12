using System.Buffers.Binary;
using System.Text;

namespace EduStream.Testing.Media.Surgery;

/// <summary>
/// Cuts into MP4 files as ffmpeg writes them by default, with the index behind the samples: whatever the index grows by moves no sample, so that
/// no offset has to be written anew.
/// </summary>
internal static class Mp4
{
    private const int Head = 8;

    /// <summary>A box of this type.</summary>
    internal static byte[] Box(string type, params byte[][] content)
    {
        var box = new byte[Head + content.Sum(part => part.Length)];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type, box.AsSpan(4));
        var at = Head;
        foreach (var part in content)
        {
            part.CopyTo(box, at);
            at += part.Length;
        }

        return box;
    }

    /// <summary>Numbers of 32 bits, one after the other.</summary>
    internal static byte[] Words(params IEnumerable<long> values) => [.. values.SelectMany(value => Bytes((uint)value))];

    /// <summary>Changes the content of every box at <paramref name="path"/>, for example <c>moov/trak/mdia/mdhd</c>.</summary>
    internal static byte[] Change(byte[] file, string path, Func<byte[], byte[]> edit)
    {
        var (first, rest) = path.Split('/', 2) is [var head, var tail] ? (head, tail) : (path, null);
        return [.. Split(file).SelectMany(box => TypeOf(box) == first ? Box(first, rest is null ? edit(box[Head..]) : Change(box[Head..], rest, edit)) : box)];
    }

    /// <summary>Overwrites the words at <paramref name="offset"/> in the content of every box at a path.</summary>
    internal static byte[] Write(byte[] file, string path, int offset, params long[] words) => Change(file, path, content =>
    {
        Words(words).CopyTo(content, offset);
        return content;
    });

    /// <summary>Adds boxes at the end of another one.</summary>
    internal static byte[] Append(byte[] file, string path, params byte[][] boxes) => Change(file, path, content => [.. content, .. boxes.SelectMany(box => box)]);

    /// <summary>The boxes of one type directly inside the box at a path, whole.</summary>
    internal static IReadOnlyList<byte[]> Children(byte[] file, string path, string type)
    {
        List<byte[]> found = [];
        Change(file, path, content =>
        {
            found.AddRange(Split(content).Where(box => TypeOf(box) == type));
            return content;
        });
        return found;
    }

    private static string TypeOf(byte[] box) => Encoding.Latin1.GetString(box, 4, 4);

    private static IEnumerable<byte[]> Split(byte[] boxes)
    {
        for (var at = 0; at < boxes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(boxes.AsSpan(at));
            yield return boxes[at..(at + length)];
            at += length;
        }
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
