using System.Globalization;
using EduStream.Contracts.Presentation;
using EduStream.Media.Probing;

namespace EduStream.Media.Planning;

/// <summary>Pure: what viewers choose a sound by. Players that have a list of languages of their own show those; others show this.</summary>
internal static class SoundNames
{
    /// <summary>One per sound, all different: the file's own title, else language and role; a number behind what would come twice.</summary>
    internal static IReadOnlyList<string> For(IReadOnlyList<SourceAudio> sounds)
    {
        var names = new List<string>();
        foreach (var sound in sounds)
        {
            var name = sound.Title ?? Described(sound);
            names.Add(Enumerable.Range(1, sounds.Count).Select(number => Numbered(name, number)).First(candidate => !names.Contains(candidate, StringComparer.OrdinalIgnoreCase)));
        }

        return names;
    }

    private static string Described(SourceAudio sound)
    {
        var language = sound.Language is { } tag ? LanguageTag.NameOf(tag) : null;
        return (language, sound.Role) switch
        {
            (null, SoundRole.Main) => "Sound",
            (null, SoundRole.Commentary) => "Commentary",
            (null, _) => "Audio description",
            (_, SoundRole.Main) => language,
            (_, SoundRole.Commentary) => $"{language} (commentary)",
            _ => $"{language} (audio description)",
        };
    }

    private static string Numbered(string name, int number) => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
}
