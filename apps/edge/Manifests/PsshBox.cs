using System.Buffers.Binary;

namespace EduStream.Edge.Manifests;

/// <summary>A <c>pssh</c> box (ISO/IEC 23001-7, 8.1): header, system id, in version 1 key ids, then the system's own data.</summary>
internal static class PsshBox
{
    private const int HeaderBytes = 4 + 4 + 4 + 16;

    /// <summary>The system's own data: for PlayReady its object, which HLS carries without the box around it.</summary>
    internal static ReadOnlyMemory<byte> Data(ReadOnlyMemory<byte> box)
    {
        var span = box.Span;
        if (span.Length < HeaderBytes + 4 || !span[4..8].SequenceEqual("pssh"u8))
        {
            throw new InvalidDataException("This is not a pssh box.");
        }

        // In 64 bits: the counts in a damaged box can be anything.
        long offset = HeaderBytes;
        if (span[8] > 0)
        {
            offset += 4 + (16L * BinaryPrimitives.ReadUInt32BigEndian(span[HeaderBytes..]));
        }

        if (offset + 4 > span.Length)
        {
            throw new InvalidDataException("The pssh box is cut short.");
        }

        long length = BinaryPrimitives.ReadUInt32BigEndian(span[(int)offset..]);
        return offset + 4 + length <= span.Length ? box.Slice((int)offset + 4, (int)length) : throw new InvalidDataException("The pssh box is cut short.");
    }
}
