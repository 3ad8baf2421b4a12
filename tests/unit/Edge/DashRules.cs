using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

/// <summary>Reads an MPD back by the rules of ISO/IEC 23009-1 and the order of its schema, knowing nothing of the writer.</summary>
internal sealed class DashRules
{
    internal static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";
    internal static readonly XNamespace Cenc = "urn:mpeg:cenc:2013";

    private static readonly string[] SetOrder = ["ContentProtection", "SupplementalProperty", "Label", "Accessibility", "Role", "Representation"];
    private static readonly string[] RepresentationOrder = ["AudioChannelConfiguration", "SegmentTemplate"];

    internal DashRules(string text)
    {
        Root = XDocument.Parse(text).Root!;
        Check(Root.Name == Mpd + "MPD", "the root is MPD");
        Check(Root.Attribute("profiles") is not null && Duration(Root, "minBufferTime") > 0, "profiles and minBufferTime are required");
        if (Text(Root, "type") == "static")
        {
            Check(Duration(Root, "mediaPresentationDuration") > 0 && Root.Attribute("availabilityStartTime") is null, "5.3.1.2: static has a duration and no start");
        }
        else
        {
            Check(Root.Attribute("availabilityStartTime") is not null && Root.Attribute("publishTime") is not null, "5.3.1.2: dynamic has a start and a publish time");
            Check(Duration(Root, "mediaPresentationDuration") > 0 && Duration(Root, "minimumUpdatePeriod") > 0, "it says how long it will be, and when to look again");
        }

        Sets = [.. Root.Elements(Mpd + "Period").Single().Elements()];
        Check(Sets.All(set => set.Name == Mpd + "AdaptationSet"), "a period holds adaptation sets");
        var setIds = Sets.Select(set => set.Attribute("id")?.Value).OfType<string>().ToList();
        Check(setIds.Distinct().Count() == setIds.Count, "ids of sets differ");
        Sets.ToList().ForEach(CheckSet);
        var ids = Representations.Select(representation => Text(representation, "id")).ToList();
        Check(ids.Distinct().Count() == ids.Count, "5.3.5.2: ids of representations differ inside a period");
    }

    internal XElement Root { get; }

    internal IReadOnlyList<XElement> Sets { get; }

    internal IEnumerable<XElement> Representations => Sets.SelectMany(set => set.Elements(Mpd + "Representation"));

    /// <summary>Segment times and durations in ticks, with repeats written out.</summary>
    internal static IReadOnlyList<(long Time, long Duration)> Timeline(XElement representation)
    {
        var segments = new List<(long, long)>();
        var time = 0L;
        foreach (var run in representation.Element(Mpd + "SegmentTemplate")!.Element(Mpd + "SegmentTimeline")!.Elements(Mpd + "S"))
        {
            time = run.Attribute("t") is { } start ? long.Parse(start.Value, CultureInfo.InvariantCulture) : time;
            for (var i = 0; i <= long.Parse(run.Attribute("r")?.Value ?? "0", CultureInfo.InvariantCulture); i++)
            {
                var duration = long.Parse(Text(run, "d"), CultureInfo.InvariantCulture);
                segments.Add((time, duration));
                time += duration;
            }
        }

        return segments;
    }

    internal static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? throw new InvalidDataException($"{element.Name.LocalName} has no {attribute}.");

    private static void CheckSet(XElement set)
    {
        CheckOrder(set, SetOrder);
        var text = Text(set, "mimeType") == "text/vtt";
        Check(text || Text(set, "mimeType") is "video/mp4" or "audio/mp4", "the MIME type is MP4 or WebVTT");
        Check(text == (Text(set, "contentType") == "text") && (!text || Text(set, "lang").Length > 0), "WebVTT is text of a language");
        var protections = set.Elements(Mpd + "ContentProtection").ToList();
        Check(protections.Count == 0 || protections.Count(element => Text(element, "schemeIdUri") == "urn:mpeg:dash:mp4protection:2011") == 1, "the scheme is signalled once");
        Check(protections.Select(element => Text(element, "schemeIdUri")).Distinct().Count() == protections.Count, "each system is signalled once");
        Check(
            Text(set, "segmentAlignment") != "true" || set.Elements(Mpd + "Representation").Select(representation => string.Join(' ', Timeline(representation))).Distinct().Count() == 1,
            "5.3.3.2: segments of an aligned set begin and end together");
        foreach (var representation in set.Elements(Mpd + "Representation"))
        {
            CheckOrder(representation, RepresentationOrder);
            Check(long.Parse(Text(representation, "bandwidth"), CultureInfo.InvariantCulture) > 0 && (text || Text(representation, "codecs").Length > 0), "bandwidth and codecs");
            var template = representation.Element(Mpd + "SegmentTemplate")!;
            Check(Text(template, "media").Contains("$Time$", StringComparison.Ordinal), "the template holds the time");
            Check(text ? template.Attribute("initialization") is null : !Text(template, "initialization").Contains('$'), "MP4 has an init segment without a time, WebVTT has none");
            var offset = long.Parse(Text(template, "presentationTimeOffset"), CultureInfo.InvariantCulture);
            Check(Timeline(representation).All(segment => segment.Time + segment.Duration > offset), "nothing ends before the period begins");
        }
    }

    private static void CheckOrder(XElement parent, string[] order)
    {
        var places = parent.Elements().Select(child => Array.IndexOf(order, child.Name.LocalName)).ToList();
        Check(places.TrueForAll(place => place >= 0) && places.SequenceEqual(places.Order()), $"children of {parent.Name.LocalName} are in the order of the schema");
    }

    private static double Duration(XElement element, string attribute) => XmlConvert.ToTimeSpan(Text(element, attribute)).TotalSeconds;

    private static void Check(bool holds, string rule) => Assert.True(holds, rule);
}
