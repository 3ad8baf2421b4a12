namespace EduStream.Contracts;

/// <summary>Dapr app-ids. One name per app, spelt the same as its folder, <c>dapr.yaml</c> entry, component scope and container app.</summary>
public static class AppIds
{
#pragma warning disable CS1591 // each name is its own explanation
    public const string Catalog = "catalog";
    public const string Uploads = "uploads";
    public const string Pipeline = "pipeline";
    public const string Licensing = "licensing";
    public const string Playback = "playback";
    public const string Webhooks = "webhooks";
    public const string Edge = "edge";
#pragma warning restore CS1591
}

/// <summary>Dapr component names; the YAML of each is in <c>components/local</c> and <c>components/azure</c> under the same file name.</summary>
public static class Components
{
    /// <summary>State store of all apps, also the workflow's actor state store. Keys are prefixed by app-id.</summary>
    public const string StateStore = "statestore";

    /// <summary>Pub/sub of the platform's facts.</summary>
    public const string PubSub = "pubsub";

    /// <summary>Pub/sub of work that replicas of one app share: they take a message when they are free for it, and keep it until it is done.</summary>
    public const string WorkQueue = "work-queue";

    /// <summary>Secret store; the names in it are in <see cref="Secrets"/>.</summary>
    public const string SecretStore = "secretstore";

    /// <summary>Cron binding: when <c>uploads</c> looks for what was left complete or unfinished.</summary>
    public const string UploadSweep = "upload-sweep";

    /// <summary>Cron binding: when <c>pipeline</c> looks for versions that stand still.</summary>
    public const string VersionSweep = "version-sweep";

    /// <summary>Cron binding: when <c>catalog</c> looks for uploaded files that are kept no longer.</summary>
    public const string SourceSweep = "source-sweep";
}

/// <summary>Names inside the secret store.</summary>
public static class Secrets
{
    /// <summary>AES-256 key, base64, under which <c>licensing</c> wraps content keys.</summary>
    public const string ContentKeyWrapping = "content-key-wrapping";

    /// <summary>HMAC-SHA256 key, base64, 32 bytes: <c>playback</c> signs tokens with it, <c>edge</c> and <c>licensing</c> check them.</summary>
    public const string PlaybackTokenSigning = "playback-token-signing";

    /// <summary>AES-256 key, base64, under which <c>webhooks</c> wraps the secrets of its endpoints.</summary>
    public const string WebhookSecretWrapping = "webhook-secret-wrapping";
}

/// <summary>Pub/sub topics: facts in the past tense, each with a dead-letter topic that somebody reads.</summary>
public static class Topics
{
    /// <summary><see cref="Events.UploadCompleted"/>: <c>uploads</c> -> <c>pipeline</c>, <c>catalog</c>.</summary>
    public const string UploadCompleted = "upload-completed";

    /// <summary><see cref="Events.UploadReadable"/>: <c>uploads</c> -> <c>pipeline</c>.</summary>
    public const string UploadReadable = "upload-readable";

    /// <summary><see cref="Events.VideoPublished"/>: <c>catalog</c> (outbox) -> <c>webhooks</c>, <c>pipeline</c>.</summary>
    public const string VideoPublished = "video-published";

    /// <summary><see cref="Events.VideoFailed"/>: <c>catalog</c> (outbox) -> <c>webhooks</c>.</summary>
    public const string VideoFailed = "video-failed";

    /// <summary><see cref="Events.RepublishRequested"/>: <c>catalog</c> (outbox) -> <c>pipeline</c>.</summary>
    public const string RepublishRequested = "republish-requested";

    /// <summary><see cref="Events.VersionRetired"/>: <c>catalog</c> (outbox) -> <c>pipeline</c>.</summary>
    public const string VersionRetired = "version-retired";

    /// <summary><see cref="Events.SourceExpired"/>: <c>catalog</c> (outbox) -> <c>uploads</c>.</summary>
    public const string SourceExpired = "upload-source-expired";

    /// <summary>A part of a version that wants a core: <c>pipeline</c> -> <c>pipeline</c>, on <see cref="Components.WorkQueue"/>; each is taken by one replica.</summary>
    public const string ChunkOffered = "chunk-offered";

    /// <summary>Added to a topic's name: where messages go that were dropped or tried in vain.</summary>
    public const string DeadLetterSuffix = "-dead-letter";
}

/// <summary>Roles in the <c>roles</c> claim of a sign-in token.</summary>
public static class Roles
{
#pragma warning disable CS1591
    public const string Learner = "learner";
    public const string Instructor = "instructor";
    public const string Admin = "admin";
#pragma warning restore CS1591
}
