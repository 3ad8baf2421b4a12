using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

/// <summary>Reads a playlist back by the rules of RFC 8216, knowing nothing of the writer; throws at the first rule that is broken.</summary>
internal sealed partial class HlsRules
{
    private HlsRules(string text)
    {
        Check(text.EndsWith('\n') && !text.Contains('\r'), "lines end in LF");
        Lines = text[..^1].Split('\n');
        Check(Lines[0] == "#EXTM3U", "4.3.1.1: the first line is EXTM3U");
        Check(Lines.All(line => line.Length > 0 && line == line.Trim()), "no empty or padded line");
    }

    internal string[] Lines { get; }

    internal static HlsRules Multivariant(string text)
    {
        var playlist = new HlsRules(text);
        var variants = playlist.Tags("EXT-X-STREAM-INF").ToList();
        var media = playlist.Tags("EXT-X-MEDIA").ToList();
        Check(variants.Count > 0, "there is a variant");
        for (var i = 0; i < playlist.Lines.Length; i++)
        {
            var isAddress = !playlist.Lines[i].StartsWith('#');
            var followsVariant = i > 0 && playlist.Lines[i - 1].StartsWith("#EXT-X-STREAM-INF:", StringComparison.Ordinal);
            Check(isAddress == followsVariant, $"4.3.4.2: an address follows a variant and nothing else does (line {i + 1})");
        }

        foreach (var variant in variants)
        {
            var (peak, average) = (Number(variant["BANDWIDTH"]), Number(variant["AVERAGE-BANDWIDTH"]));
            Check(average <= peak && average > 0, "average bandwidth is at most the peak");
            Check(Quoted(variant["CODECS"]).Split(',').All(codec => Codec().IsMatch(codec)), "CODECS are RFC 6381");
            Check(!variant.TryGetValue("SUBTITLES", out var words) || media.Any(entry => entry["TYPE"] == "SUBTITLES" && entry["GROUP-ID"] == words), "4.3.4.2: the SUBTITLES group exists");
            Check(!variant.TryGetValue("AUDIO", out var group) || media.Any(entry => entry["GROUP-ID"] == group), "4.3.4.2: the AUDIO group exists");
            Check(!variant.TryGetValue("RESOLUTION", out var size) || Resolution().IsMatch(size), "RESOLUTION is a decimal-resolution");
            Check(!variant.TryGetValue("FRAME-RATE", out var rate) || FrameRate().IsMatch(rate), "FRAME-RATE has three decimals");
        }

        var sounds = media.Where(entry => entry["TYPE"] == "AUDIO").GroupBy(entry => entry["GROUP-ID"]).Select(group => string.Join(',', group.Select(entry => entry["NAME"]))).Distinct();
        Check(sounds.Count() <= 1, "4.3.4.2.1: groups that replace each other hold the same sounds");
        foreach (var group in media.GroupBy(entry => entry["GROUP-ID"]))
        {
            Check(group.Select(entry => entry["NAME"]).Distinct().Count() == group.Count(), "4.3.4.1.1: names differ inside a group");
            Check(group.All(entry => entry["TYPE"] != "SUBTITLES" || entry.ContainsKey("URI")), "4.3.4.1: subtitles have an address");
            var auto = group.Where(entry => entry.GetValueOrDefault("AUTOSELECT") == "YES").Select(entry => (entry.GetValueOrDefault("LANGUAGE"), entry.GetValueOrDefault("CHARACTERISTICS"))).ToList();
            Check(auto.Distinct().Count() == auto.Count, "4.3.4.1.1: what is selected by itself differs in language or characteristics");
            Check(group.All(entry => entry.GetValueOrDefault("DEFAULT") != "YES" || entry.GetValueOrDefault("AUTOSELECT") == "YES"), "4.3.4.1: what plays by default is selected by itself");
            Check(group.Count(entry => entry.GetValueOrDefault("DEFAULT") == "YES") <= 1, "4.3.4.1.1: at most one default");
        }

        return playlist;
    }

    /// <summary>A playlist of WebVTT segments: without init segment and without keys.</summary>
    internal static HlsRules Subtitles(string text)
    {
        var playlist = new HlsRules(text);
        Check(!playlist.Lines.Any(line => line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal) || line.StartsWith("#EXT-X-KEY", StringComparison.Ordinal)), "3.5: WebVTT has no header section");
        Check(playlist.Addresses.All(address => address.EndsWith(".vtt", StringComparison.Ordinal)), "segments are WebVTT");
        playlist.CheckSegments();
        return playlist;
    }

    internal static HlsRules Media(string text)
    {
        var playlist = new HlsRules(text);
        var version = int.Parse(playlist.Value("EXT-X-VERSION"), CultureInfo.InvariantCulture);
        Check(version >= 6, "EXT-X-MAP outside I-frame playlists needs version 6");
        var first = Array.FindIndex(playlist.Lines, line => line.StartsWith("#EXTINF:", StringComparison.Ordinal));
        Check(Array.FindIndex(playlist.Lines, line => line.StartsWith("#EXT-X-MAP:", StringComparison.Ordinal)) is var map && map > 0 && (first < 0 || map < first), "the init segment comes first");
        Check(Array.FindLastIndex(playlist.Lines, line => line.StartsWith("#EXT-X-KEY:", StringComparison.Ordinal)) < map, "keys come before what they encrypt, init segment included");
        playlist.CheckSegments();
        foreach (var key in playlist.Tags("EXT-X-KEY"))
        {
            Check(Quoted(key["URI"]).Length > 0 && key["METHOD"] is "SAMPLE-AES" or "SAMPLE-AES-CTR" or "NONE", "4.3.2.4: method and address");
            Check(Quoted(key["KEYFORMAT"]) != "identity", "no key is given away");
        }

        return playlist;
    }

    internal IReadOnlyList<decimal> Durations => [.. Lines.Where(line => line.StartsWith("#EXTINF:", StringComparison.Ordinal))
        .Select(line => decimal.Parse(line["#EXTINF:".Length..line.IndexOf(',')], CultureInfo.InvariantCulture))];

    internal IReadOnlyList<string> Addresses => [.. Lines.Where(line => !line.StartsWith('#'))];

    internal string Value(string tag) => Lines.Single(line => line.StartsWith($"#{tag}:", StringComparison.Ordinal))[(tag.Length + 2)..];

    internal IEnumerable<Dictionary<string, string>> Tags(string tag) => Lines.Where(line => line.StartsWith($"#{tag}:", StringComparison.Ordinal)).Select(line =>
    {
        var list = line[(tag.Length + 2)..];
        var found = Attribute().Matches(list);
        Check(string.Join(',', found.Select(match => match.Value)) == list, $"4.2: '{list}' is an attribute list");
        return found.ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
    });

    internal static string Quoted(string value)
    {
        Check(value.Length >= 2 && value[0] == '"' && value[^1] == '"', $"{value} is quoted");
        return value[1..^1];
    }

    private void CheckSegments()
    {
        var target = int.Parse(Value("EXT-X-TARGETDURATION"), CultureInfo.InvariantCulture);
        Check(Durations.All(duration => Math.Round(duration, MidpointRounding.AwayFromZero) <= target), "4.3.3.1: no segment rounds to more than the target duration");
        Check(Durations.Count == Addresses.Count, "4.3.2.1: every address has its duration");
        Check(Value("EXT-X-PLAYLIST-TYPE") == "EVENT" || Lines.Contains("#EXT-X-ENDLIST"), "4.3.3.5: what does not grow is closed");
    }

    private static long Number(string value) => long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Check(bool holds, string rule) => Assert.True(holds, rule);

    [GeneratedRegex("""(?<name>[A-Z0-9-]+)=(?<value>"[^"\r\n]*"|[^",\s]+)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\A[a-z0-9]{4}(\.[0-9a-zA-Z]+)+\z")]
    private static partial Regex Codec();

    [GeneratedRegex(@"\A\d+x\d+\z")]
    private static partial Regex Resolution();

    [GeneratedRegex(@"\A\d+\.\d{3}\z")]
    private static partial Regex FrameRate();
}
