using EduStream.Media.Captions.Embedded.Dtvcc;
using EduStream.Testing.Media;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

/// <summary>What a decoder makes of commands at given seconds.</summary>
internal sealed class DtvccRun
{
    private const double End = 10;

    private readonly DtvccDecoder decoder = new();
    private int sequence;

    /// <summary>Commands of service 1.</summary>
    internal DtvccRun At(double seconds, params byte[][] codes) => Packet(seconds, DtvccBytes.Packet(sequence++, 1, codes));

    internal DtvccRun Packet(double seconds, byte[] packet) => Triplets(seconds, DtvccBytes.Triplets(packet));

    internal DtvccRun Triplets(double seconds, byte[] triplets)
    {
        decoder.Add(TimeSpan.FromSeconds(seconds), triplets);
        return this;
    }

    /// <summary>A picture that carries nothing.</summary>
    internal DtvccRun At(double seconds) => Triplets(seconds, []);

    /// <summary><c>1.0-3.5 words</c> per cue; what is still shown ends after ten seconds.</summary>
    internal string[] Shown(int service = 1)
    {
        decoder.Finish(TimeSpan.FromSeconds(End));
        return [.. decoder.Services[service - 1].Cues.Select(Files.Shown)];
    }
}
