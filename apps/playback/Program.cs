using EduStream.Playback.Sessions;
using EduStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddSessions();

var app = builder.Build();
app.UseServiceDefaults();
app.MapSessions();
app.Run();
