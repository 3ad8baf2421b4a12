using System.Xml.Linq;

namespace EduStream.Edge.Manifests.Dash;

internal static class DashNames
{
    internal static readonly XNamespace Mpd = "urn:mpeg:dash:schema:mpd:2011";
    internal static readonly XNamespace Cenc = "urn:mpeg:cenc:2013";
    internal static readonly XNamespace DashIf = "https://dashif.org/CPS";
}
