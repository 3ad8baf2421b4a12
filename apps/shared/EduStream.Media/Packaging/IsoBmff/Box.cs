using System.Buffers.Binary;

namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>A box of the ISO base media file format (ISO/IEC 14496-12): type and payload. Sizes are checked while reading.</summary>
/// <param name="Type">Four characters.</param>
/// <param name="Payload">After the header.</param>
/// <param name="Offset">Of the header in the file.</param>
/// <param name="Whole">Header and payload.</param>
internal readonly record struct Box(string Type, ReadOnlyMemory<byte> Payload, int Offset, ReadOnlyMemory<byte> Whole)
{
    /// <summary>Bytes of the payload's position in the file.</summary>
    internal int PayloadOffset => Offset + Whole.Length - Payload.Length;

    /// <summary>Boxes inside this one after <paramref name="skip"/> bytes of fields.</summary>
    internal IEnumerable<Box> Children(int skip = 0) =>
        skip <= Payload.Length ? Read(Payload[skip..], PayloadOffset + skip) : throw new InvalidDataException($"The box '{Type}' is too short.");

    /// <summary>First child of that type; <see cref="InvalidDataException"/> when there is none.</summary>
    internal Box Child(string type, int skip = 0) =>
        FindChild(type, skip) ?? throw new InvalidDataException($"The box '{Type}' has no '{type}'.");

    /// <summary>First child of that type, or null.</summary>
    internal Box? FindChild(string type, int skip = 0)
    {
        foreach (var box in Children(skip))
        {
            if (box.Type == type)
            {
                return box;
            }
        }

        return null;
    }

    /// <summary>Follows a path of types.</summary>
    internal Box Descend(params ReadOnlySpan<string> path)
    {
        var box = this;
        foreach (var type in path)
        {
            box = box.Child(type);
        }

        return box;
    }

    /// <summary>Unsigned 32 bits at <paramref name="offset"/> of the payload.</summary>
    internal uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Field(offset, 4));

    /// <summary>Unsigned 16 bits.</summary>
    internal ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Field(offset, 2));

    /// <summary>64 bits; values above <see cref="long.MaxValue"/> are refused.</summary>
    internal long Int64(int offset)
    {
        var value = BinaryPrimitives.ReadInt64BigEndian(Field(offset, 8));
        return value >= 0 ? value : throw new InvalidDataException($"A number in '{Type}' is out of range.");
    }

    /// <summary>Some bytes of the payload; <see cref="InvalidDataException"/> beyond its end.</summary>
    internal ReadOnlySpan<byte> Field(int offset, int length) =>
        offset >= 0 && length >= 0 && offset <= Payload.Length - length
            ? Payload.Span.Slice(offset, length)
            : throw new InvalidDataException($"The box '{Type}' is too short.");

    /// <summary>Version of a full box.</summary>
    internal byte Version => Field(0, 1)[0];

    /// <summary>Flags of a full box.</summary>
    internal uint Flags => UInt32(0) & 0xFFFFFF;

    /// <summary>Boxes one after another until the end; <see cref="InvalidDataException"/> when a size does not fit.</summary>
    internal static IEnumerable<Box> Read(ReadOnlyMemory<byte> data, int offset = 0)
    {
        while (data.Length > 0)
        {
            if (data.Length < 8)
            {
                throw new InvalidDataException("A box header is cut off.");
            }

            var (size, header, type) = Header(data.Span);
            if (size < header || size > data.Length)
            {
                throw new InvalidDataException($"The box '{type}' says {size} bytes where {data.Length} are left.");
            }

            yield return new Box(type, data[header..(int)size], offset, data[..(int)size]);
            data = data[(int)size..];
            offset += (int)size;
        }
    }

    private static (long Size, int Header, string Type) Header(ReadOnlySpan<byte> data)
    {
        var type = System.Text.Encoding.Latin1.GetString(data.Slice(4, 4));
        var size = BinaryPrimitives.ReadUInt32BigEndian(data);
        return size switch
        {
            0 => (data.Length, 8, type), // to the end
            1 when data.Length < 16 => throw new InvalidDataException("A box header is cut off."),
            1 => (BinaryPrimitives.ReadInt64BigEndian(data[8..]), 16, type),
            _ => (size, 8, type),
        };
    }
}
