using EduStream.ServiceDefaults;
using EduStream.Storage;
using EduStream.Uploads.Announcing;
using EduStream.Uploads.Apps;
using EduStream.Uploads.Expiring;
using EduStream.Uploads.Tus;
using EduStream.Uploads.Uploads;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMediaStore();
builder.Services.AddSingleton<CatalogClient>();
builder.AddUploads();
builder.AddAnnouncing();

var app = builder.Build();
app.UseTusProtocol();
app.UseServiceDefaults();
app.MapUploads();
app.MapAnnouncing();
app.MapExpiryEvents();
app.Run();
