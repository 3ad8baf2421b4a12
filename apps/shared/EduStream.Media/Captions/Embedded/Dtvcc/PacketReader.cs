namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>
/// Puts caption channel packets together from pairs of bytes (CTA-708-E, 5; 47 CFR 79.102). The first byte has a sequence number of two bits and the size. The number is not
/// looked at: what was lost does not come again, and a caption with a gap is of more use than none.
/// </summary>
internal sealed class PacketReader
{
    private const int Longest = 128;

    private readonly byte[] packet = new byte[Longest];
    private int length;
    private int size;

    /// <summary>What follows the first byte of a packet that this pair completes; otherwise nothing. One that a new start cuts off is dropped, and so is what comes before the first start.</summary>
    internal ReadOnlySpan<byte> Add(bool starts, byte first, byte second)
    {
        if (starts)
        {
            var code = first & 0x3f;
            (length, size) = (0, code == 0 ? Longest : 2 * code);
        }

        if (size == 0)
        {
            return [];
        }

        packet[length++] = first;
        packet[length++] = second;
        if (length < size)
        {
            return [];
        }

        size = 0;
        return packet.AsSpan(1, length - 1);
    }
}
