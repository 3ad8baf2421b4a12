using System.Globalization;
using EduStream.Contracts.Licensing;
using EduStream.Media.Probing;

namespace EduStream.Media.Planning;

/// <summary>Pure: the renditions of every sound, with ids and names that tell them apart.</summary>
internal static class SoundLadder
{
    private const int SampleRate = 48_000;
    private const int Channels = 2;
    private const int LeanKilobitRate = 24;
    private static readonly int[] KilobitRates = [128, 64];

    /// <param name="lean">Also the one for speech over a line that carries next to nothing, mono.</param>
    internal static IReadOnlyList<AudioRendition> For(IReadOnlyList<SourceAudio> sounds, double? loudness, bool lean = false)
    {
        var names = SoundNames.For(sounds);
        return [.. sounds.SelectMany((sound, index) => (lean ? [.. KilobitRates, LeanKilobitRate] : KilobitRates).Select(rate => Rendition(sound, rate, Suffix(sounds, index), names[index], loudness)))];
    }

    /// <summary>The default sound has none; <c>-de</c>, the second German one <c>-de-2</c>, the third sound when its language is unknown <c>-3</c>.</summary>
    private static string Suffix(IReadOnlyList<SourceAudio> sounds, int index)
    {
        var language = sounds[index].Language;
        var number = language is null ? index + 1 : sounds.Take(index + 1).Count(sound => sound.Language == language);
        return index == 0 ? string.Empty
            : (language is null ? string.Empty : $"-{language}") + (number == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{number}"));
    }

    private static AudioRendition Rendition(SourceAudio sound, int kilobits, string suffix, string name, double? loudness) => new(
        string.Create(CultureInfo.InvariantCulture, $"a{kilobits}{suffix}"),
        kilobits * 1000,
        SampleRate,
        kilobits == LeanKilobitRate ? 1 : Channels,
        KeyClasses.Audio,
        sound.Language,
        loudness,
        sound.Index,
        sound.Role,
        name);
}
