using System.Xml.Linq;
using EduStream.Contracts.Presentation;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>Protection as DASH signals it (ISO/IEC 23001-7, 11.2): the scheme with the key id, then one element per DRM system.</summary>
internal static class ContentProtections
{
    internal static IEnumerable<XElement> Of(PresentationTrack track, ProtectionInfo? protection)
    {
        if (protection is null || track.KeyId is not { } keyId)
        {
            yield break;
        }

        yield return Element("urn:mpeg:dash:mp4protection:2011", protection.Scheme, new XAttribute(Cenc + "default_KID", Guid.ParseExact(keyId, "N").ToString("D")));
        foreach (var system in protection.Systems)
        {
            var pssh = system.Pssh is { } box ? new XElement(Cenc + "pssh", box) : null;
            yield return Element($"urn:uuid:{system.SystemId}", null, pssh);
        }

        if (protection.System(DrmSystems.Common) is { Pssh: { } common })
        {
            // With the common pssh in it players ask for all keys at once; without, they make a request per key of their own.
            yield return Element(
                $"urn:uuid:{DrmSystems.ClearKey}",
                "ClearKey1.0",
                new XElement(Cenc + "pssh", common),
                new XElement(DashIf + "Laurl", new XAttribute("licenseType", "EME-1.0"), DrmSystems.ClearKeyLicences));
        }
    }

    private static XElement Element(string scheme, string? value, params XObject?[] content) => new(
        Mpd + "ContentProtection", new XAttribute("schemeIdUri", scheme), value is null ? null : new XAttribute("value", value), content);
}
