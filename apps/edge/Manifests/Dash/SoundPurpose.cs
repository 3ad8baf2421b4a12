using System.Xml.Linq;
using EduStream.Contracts.Presentation;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>What an adaptation set is called and what it is for, in the order of the schema (ISO/IEC 23009-1, 5.8.5.5).</summary>
internal static class SoundPurpose
{
    /// <param name="first">The sound that plays when the viewer has not chosen; picture is always first.</param>
    internal static IEnumerable<XElement> Of(PresentationTrack track, bool first)
    {
        if (track.Name is { } name)
        {
            yield return new XElement(Mpd + "Label", name);
        }

        if (track.Role == SoundRole.Description)
        {
            // Audio purpose 1 of TV-Anytime, as DVB-DASH and players have it: for the visually impaired.
            yield return Property("Accessibility", "urn:tva:metadata:cs:AudioPurposeCS:2007", "1");
        }

        yield return Property("Role", "urn:mpeg:dash:role:2011", track.Role switch
        {
            SoundRole.Commentary => "commentary",
            SoundRole.Description => "description",
            _ => first ? "main" : "alternate",
        });
    }

    internal static XElement Property(string name, string scheme, string value) =>
        new(Mpd + name, new XAttribute("schemeIdUri", scheme), new XAttribute("value", value));
}
