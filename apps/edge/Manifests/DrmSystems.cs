using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests;

/// <summary>System IDs of the DASH-IF content protection registry.</summary>
internal static class DrmSystems
{
    internal const string Widevine = "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed";
    internal const string PlayReady = "9a04f079-9840-4286-ab92-e65be0885f95";
    internal const string FairPlay = "94ce86fb-07ff-4f43-adb8-93d2fa968ca2";

    /// <summary>W3C common <c>pssh</c>: a list of key ids that every system may read; Clear Key needs it.</summary>
    internal const string Common = "1077efec-c0b2-4d02-ace3-3c1e52e2fb4b";

    /// <summary>Clear Key as DASH-IF signals it: without a <c>pssh</c>, with a licence address.</summary>
    internal const string ClearKey = "e2719d58-a985-b3c9-781a-b030af78d30e";

    /// <summary>Where Clear Key licences come from; a request carries the playback token in a header.</summary>
    internal const string ClearKeyLicences = "/api/licensing/clearkey";

    internal static ProtectionSystem? System(this ProtectionInfo protection, string systemId) =>
        protection.Systems.FirstOrDefault(system => string.Equals(system.SystemId, systemId, StringComparison.OrdinalIgnoreCase));
}
