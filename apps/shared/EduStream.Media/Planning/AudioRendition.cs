using EduStream.Contracts.Presentation;

namespace EduStream.Media.Planning;

/// <summary>One bit rate of one sound: AAC-LC.</summary>
/// <param name="Id">Track id, for example <c>a128</c>; of sounds that are not the default one with the language behind it, <c>a128-de</c>.</param>
/// <param name="BitRate">Bit/s.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Channels">2.</param>
/// <param name="KeyClass">See <see cref="Contracts.Licensing.KeyClasses"/>.</param>
/// <param name="Language">BCP 47; null when unknown.</param>
/// <param name="Loudness">LUFS that it is brought to; null leaves it.</param>
/// <param name="Stream">Stream number in the file; null in plans that had one sound only: the source's first.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Name">What a viewer chooses it by; differs from that of every other sound.</param>
public sealed record AudioRendition(
    string Id,
    int BitRate,
    int SampleRate,
    int Channels,
    string KeyClass,
    string? Language,
    double? Loudness = null,
    int? Stream = null,
    SoundRole Role = SoundRole.Main,
    string? Name = null);
