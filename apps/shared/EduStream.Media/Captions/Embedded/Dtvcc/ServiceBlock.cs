namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>What a packet says for one service (CTA-708-E, 6.2): 1 is the main one, most of the time in the language that is spoken, 2 the second language.</summary>
internal readonly record struct ServiceBlock(int Service, byte[] Data)
{
    private const int Extended = 7;

    /// <summary>The whole blocks of a packet. A block for no service says that only padding follows.</summary>
    internal static IReadOnlyList<ServiceBlock> Of(ReadOnlySpan<byte> packet)
    {
        var blocks = new List<ServiceBlock>();
        while (packet.Length > 0 && packet[0] >> 5 is > 0 and var service)
        {
            var (size, header) = (packet[0] & 0x1f, 1);
            if (service == Extended && size > 0)
            {
                // A second byte: numbers from 7 on. Smaller ones are not allowed there, and nobody's.
                service = packet.Length > 1 && (packet[1] & 0x3f) is >= Extended and var number ? number : 0;
                header = 2;
            }

            if (packet.Length < header + size)
            {
                break;
            }

            if (service > 0 && size > 0)
            {
                blocks.Add(new ServiceBlock(service, packet.Slice(header, size).ToArray()));
            }

            packet = packet[(header + size)..];
        }

        return blocks;
    }
}
