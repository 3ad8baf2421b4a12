namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>
/// CEA-708: captions of digital television (DTVCC), from the bytes that pictures carry to cues. Text and times are kept, looks are not. Safe for any bytes: what is not
/// understood is skipped, and everything has a bound.
/// </summary>
internal sealed class DtvccDecoder
{
    // The standard services (CTA-708-E, 6.1); extended ones are hardly ever sent.
    private const int MostServices = 6;

    private readonly PacketReader packets = new();
    private readonly ServiceDecoder[] services = [.. Enumerable.Range(1, MostServices).Select(number => new ServiceDecoder(number))];

    internal IReadOnlyList<ServiceDecoder> Services => services;

    /// <summary>What one picture carries: triplets of <c>cc_data</c>. Not before the picture of the call before.</summary>
    internal void Add(TimeSpan at, ReadOnlySpan<byte> data)
    {
        for (; data.Length >= CaptionPackets.Triplet; data = data[CaptionPackets.Triplet..])
        {
            // cc_valid, and cc_type 3 (a packet starts) or 2 (it goes on).
            if ((data[0] & 6) != 6)
            {
                continue;
            }

            foreach (var block in ServiceBlock.Of(packets.Add((data[0] & 1) == 1, data[1], data[2])))
            {
                if (block.Service <= MostServices)
                {
                    services[block.Service - 1].Add(at, block.Data);
                }
            }
        }

        foreach (var service in services)
        {
            service.Show(at);
        }
    }

    /// <summary>What is still shown ends here.</summary>
    internal void Finish(TimeSpan at)
    {
        foreach (var service in services)
        {
            service.Finish(at);
        }
    }
}
