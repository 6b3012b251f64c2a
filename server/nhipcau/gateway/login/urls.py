"""The addresses of coming in, of one's own account, and of the commune's officers."""

from django.urls import path

from nhipcau.gateway.login import http, http_account, http_officers

urlpatterns = [
    path("dang-nhap", http.log_in),
    path("dang-nhap/buoc-hai", http.second_step),
    path("dang-nhap/khoa/hoi", http.key_question),
    path("dang-nhap/khoa", http.key_answer),
    path("dang-nhap/co-quan", http.sign_on),
    path("dang-nhap/co-quan/ve", http.signed_on),
    path("dang-xuat", http.log_out),
    path("mo-tai-khoan", http_officers.open_account),
    path("tai-khoan", http_account.overview),
    path("tai-khoan/buoc-hai", http_account.second_step),
    path("tai-khoan/khoa/hoi", http_account.key_question),
    path("tai-khoan/khoa", http_account.key_answer),
    path("tai-khoan/khoa/bo", http_account.key_remove),
    path("tai-khoan/mat-khau", http_account.password),
    path("tai-khoan/phien", http_account.end_visit),
    path("tai-khoan/con-day", http_account.still_here),
    path("can-bo", http_officers.officers),
    path("can-bo/moi", http_officers.invite),
    path("can-bo/nghi", http_officers.end),
    path("can-bo/gan", http_officers.link),
]
