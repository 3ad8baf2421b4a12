using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Presentation;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>The media presentation description (ISO/IEC 23009-1) of one version: one period, live profile, explicit timelines.</summary>
internal static class MpdWriter
{
    private const double LongestBuffer = 5;

    internal static string Write(Presentation presentation, DateTimeOffset now, IReadOnlyList<CaptionEntry>? captions = null, XElement? thumbnails = null)
    {
        var document = presentation.Document;
        var mpd = new XElement(
            Mpd + "MPD",
            new XAttribute("xmlns", Mpd),
            new XAttribute(XNamespace.Xmlns + "cenc", Cenc),
            new XAttribute(XNamespace.Xmlns + "dashif", DashIf),
            new XAttribute("profiles", "urn:mpeg:dash:profile:isoff-live:2011"),
            Timing(presentation, now),
            new XElement(Mpd + "Period", new XAttribute("id", "0"), new XAttribute("start", "PT0S"), AdaptationSets.Of(presentation), CaptionSets.Of(presentation, captions ?? []), thumbnails));
        return Text(mpd);
    }

    private static IEnumerable<XAttribute> Timing(Presentation presentation, DateTimeOffset now)
    {
        // @bandwidth is the densest segment's, so that a buffer of one segment always suffices.
        var document = presentation.Document;
        yield return new XAttribute("minBufferTime", Duration(Buffer(presentation)));
        if (document.Complete)
        {
            yield return new XAttribute("type", "static");
            yield return new XAttribute("mediaPresentationDuration", Duration(document.DurationSeconds));
            yield break;
        }

        // It grows faster than the clock: with a start far in the past every listed segment is available, and it never changes between updates.
        // The length is known before everything is there: players show it, and let people seek in what is there.
        yield return new XAttribute("type", "dynamic");
        yield return new XAttribute("mediaPresentationDuration", Duration(document.DurationSeconds));
        yield return new XAttribute("availabilityStartTime", "1970-01-01T00:00:00Z");
        yield return new XAttribute("publishTime", now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        yield return new XAttribute("minimumUpdatePeriod", Duration(Buffer(presentation)));
    }

    // Where segments may be long, as in a source that is shown as it is or in the slide mode, most are not: nobody should wait for more than the usual length.
    private static double Buffer(Presentation presentation) =>
        Math.Min(presentation.Document.Complete ? presentation.GridSeconds : presentation.Document.TargetSegmentSeconds, LongestBuffer);

    private static string Duration(double seconds) => string.Create(CultureInfo.InvariantCulture, $"PT{seconds:0.######}S");

    private static string Text(XElement mpd)
    {
        using var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            mpd.Save(xml);
        }

        return text.Append('\n').ToString();
    }

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        internal StringBuilder Append(char last) => GetStringBuilder().Append(last);
    }
}
