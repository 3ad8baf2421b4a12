namespace EduStream.Uploads.Announcing;

internal static class AnnouncingRegistration
{
    internal static void AddAnnouncing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Announcer>();
        builder.Services.AddHostedService<UploadSweep>();
    }
}
